/** Risk state for tests of other packages. */
@NullMarked
package dev.reeve.service.risk.testing;

import org.jspecify.annotations.NullMarked;
