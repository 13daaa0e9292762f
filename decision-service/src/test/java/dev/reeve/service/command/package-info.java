/** Tests of the commands that need no service. */
@NullMarked
package dev.reeve.service.command;

import org.jspecify.annotations.NullMarked;
