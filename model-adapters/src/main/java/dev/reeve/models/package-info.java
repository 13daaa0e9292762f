/** Models as score sources: folders with a network and a manifest, run on ONNX Runtime. */
@NullMarked
package dev.reeve.models;

import org.jspecify.annotations.NullMarked;
