/** The settings of a service, validated at start. */
@NullMarked
package dev.reeve.service.config;

import org.jspecify.annotations.NullMarked;
