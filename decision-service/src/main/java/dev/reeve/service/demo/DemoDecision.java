package dev.reeve.service.demo;

/**
 * A shipped event and the answer it got.
 *
 * @param event the event
 * @param answer the answer
 */
record DemoDecision(DemoEvent event, DemoClient.Answer answer) {}
