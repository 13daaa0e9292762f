/**
 * The manifests as kustomize renders them, held against the Kubernetes schemas and our promises.
 */
@NullMarked
package dev.reeve.k8s;

import org.jspecify.annotations.NullMarked;
