package dev.reeve.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KustomizationTest {
  @TempDir Path folder;

  @BeforeEach
  void writeAService() throws IOException {
    write(
        "service.yaml",
        "{kind: Service, metadata: {name: x}, spec: {ports: [{port: 1}, {port: 2}]}}");
  }

  @Test
  void rendersResourcesOfAFolderBeside() throws IOException {
    write("beside/Kustomization", "resources: [../service.yaml]");
    write("over/kustomization.yaml", "resources: [../beside]");
    assertThatThrownBy(() -> render("over")).hasMessageContaining("lies outside");
    write("kustomization.yml", "resources: [service.yaml]");
    write("over/kustomization.yaml", "resources: [..]");
    assertThat(render("over")).extracting(Kustomization::id).containsExactly("Service/x");
  }

  @Test
  void rendersFilesIntoAConfigMap() throws IOException {
    write("eu/a.drl", "rule");
    write(
        "kustomization.yaml",
        """
        generatorOptions: {disableNameSuffixHash: true}
        configMapGenerator: [{name: rules, files: [eu.a.drl=eu/a.drl, eu/a.drl]}]
        """);
    assertThat(render("").getFirst())
        .containsEntry("data", Map.of("eu.a.drl", "rule", "a.drl", "rule"));
  }

  @Test
  void refusesNamesThatChangeWithTheContent() throws IOException {
    write("kustomization.yaml", "configMapGenerator: [{name: rules, files: []}]");
    assertThatThrownBy(() -> render("")).hasMessageContaining("generatorOptions (null)");
  }

  @Test
  void appliesPatches() throws IOException {
    patchWith(
        """
        - {op: add, path: /spec/ports/-, value: {port: 3}}
        - {op: add, path: /spec/ports/0, value: {port: 0}}
        - {op: remove, path: /spec/ports/1}
        - {op: replace, path: /metadata/name, value: y}
        - {op: add, path: /metadata/a~1b, value: c}
        """);
    assertThat(render("").getFirst())
        .containsEntry("metadata", Map.of("name", "y", "a/b", "c"))
        .extracting("spec.ports")
        .isEqualTo(List.of(Map.of("port", 0), Map.of("port", 2), Map.of("port", 3)));
  }

  @Test
  void refusesAPatchOfNothing() throws IOException {
    patchWith("- {op: replace, path: /spec/selector, value: {}}");
    assertThatThrownBy(() -> render("")).hasMessageContaining("Nothing at (selector)");
  }

  @Test
  void refusesAFeatureThatItDoesNotKnow() throws IOException {
    write("kustomization.yaml", "namePrefix: x-");
    assertThatThrownBy(() -> render("")).hasMessageContaining("(namePrefix) of kustomize");
  }

  @Test
  void refusesAnObjectThatIsDeclaredTwice() throws IOException {
    write("kustomization.yaml", "resources: [service.yaml, service.yaml]");
    assertThatThrownBy(() -> render("")).hasMessageContaining("declared twice");
  }

  private void patchWith(String operations) throws IOException {
    write("patch.yaml", operations);
    write(
        "kustomization.yaml",
        "{resources: [service.yaml], patches: [{path: patch.yaml, target: {kind: Service, name: x}}]}");
  }

  private List<Map<String, Object>> render(String path) {
    return new Kustomization(folder.resolve(path)).render();
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }
}
