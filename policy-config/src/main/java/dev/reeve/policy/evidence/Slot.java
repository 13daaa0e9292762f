package dev.reeve.policy.evidence;

/**
 * The place of a field in evidence.
 *
 * @param index number of the field in its schema, from 0
 * @param position number among the fields of the same type, from 0: the index of its array
 * @param field the field
 */
public record Slot(int index, int position, Field field) {}
