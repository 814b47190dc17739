/**
 * The dated registry: org units, people, enrolments, devices and credentials, and the check that an
 * import must pass before it becomes a fact. Snapshots are immutable; nothing here blocks, keeps
 * time or knows how a file was encoded. What may be imported is listed in the README beside.
 */
@NullMarked
package org.rollcall.gateway.registry;

import org.jspecify.annotations.NullMarked;
