/**
 * Networks on ONNX Runtime: their bytes checked, their inputs made, their runs shared and ended on
 * time.
 */
@NullMarked
package dev.reeve.models.network;

import org.jspecify.annotations.NullMarked;
