/** The process: what it is made of, and how it starts and ends. */
@NullMarked
package dev.reeve.service.startup;

import org.jspecify.annotations.NullMarked;
