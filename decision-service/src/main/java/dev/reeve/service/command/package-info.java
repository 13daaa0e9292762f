/** Commands that answer from the files alone and end: nothing is served. */
@NullMarked
package dev.reeve.service.command;

import org.jspecify.annotations.NullMarked;
