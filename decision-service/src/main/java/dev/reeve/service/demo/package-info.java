/** The demonstration: shipped events, decided over HTTP and shown as they happen. */
@NullMarked
package dev.reeve.service.demo;

import org.jspecify.annotations.NullMarked;
