/** The decision service: a thin shell of I/O around the pure core. */
@NullMarked
package dev.reeve.service;

import org.jspecify.annotations.NullMarked;
