package dev.reeve.k8s;

import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the official Java client has generated from the Kubernetes schemas. */
final class Models {
  static final Map<String, Class<?>> MODEL_BY_KIND =
      Map.of(
          "v1 ConfigMap", V1ConfigMap.class,
          "v1 Service", V1Service.class,
          "v1 ServiceAccount", V1ServiceAccount.class,
          "v1 PersistentVolumeClaim", V1PersistentVolumeClaim.class,
          "apps/v1 Deployment", V1Deployment.class,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class,
          "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class,
          "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class);

  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");

  /** Of these the schemas say only that they are text; the values stand in their descriptions. */
  static final Map<String, Set<String>> VALUES_BY_FIELD =
      Map.ofEntries(
          Map.entry("V1DeploymentStrategy.type", Set.of("Recreate", "RollingUpdate")),
          Map.entry("V1Container.imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
          Map.entry("V1ContainerPort.protocol", PROTOCOLS),
          Map.entry("V1ServicePort.protocol", PROTOCOLS),
          Map.entry("V1NetworkPolicyPort.protocol", PROTOCOLS),
          Map.entry("V1NetworkPolicySpec.policyTypes", Set.of("Ingress", "Egress")),
          Map.entry(
              "V1PersistentVolumeClaimSpec.accessModes",
              Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod")),
          Map.entry("V1PodSecurityContext.fsGroupChangePolicy", Set.of("OnRootMismatch", "Always")),
          Map.entry("V1SeccompProfile.type", Set.of("RuntimeDefault", "Localhost", "Unconfined")),
          Map.entry(
              "V2MetricSpec.type",
              Set.of("ContainerResource", "External", "Object", "Pods", "Resource")),
          Map.entry("V2MetricTarget.type", Set.of("Utilization", "Value", "AverageValue")));

  private Models() {}

  static Map<String, Type> typeByField(Class<?> model) {
    Map<String, Type> typeByField = new TreeMap<>();
    for (Field field : model.getDeclaredFields()) {
      SerializedName name = field.getAnnotation(SerializedName.class);
      if (name != null) {
        typeByField.put(name.value(), field.getGenericType());
      }
    }
    return typeByField;
  }

  @SuppressWarnings("unchecked") // the generated field is a HashSet<String>
  static Set<String> requiredFields(Class<?> model) {
    try {
      return (Set<String>) model.getField("openapiRequiredFields").get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Not a generated model: " + model, e);
    }
  }
}
