/** Events as upstream services send them, read into evidence. */
@NullMarked
package dev.reeve.service.event;

import org.jspecify.annotations.NullMarked;
