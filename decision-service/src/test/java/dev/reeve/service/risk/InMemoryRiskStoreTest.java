package dev.reeve.service.risk;

import dev.reeve.service.risk.testing.InMemoryRiskStore;

class InMemoryRiskStoreTest extends RiskStoreContract {
  private final InMemoryRiskStore store = new InMemoryRiskStore();

  @Override
  RiskStore store() {
    return store;
  }

  @Override
  String account() {
    return "account";
  }
}
