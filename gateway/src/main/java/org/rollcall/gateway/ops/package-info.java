/**
 * What keeps an installation safe: the data folder with its lock, online backup, checked restore,
 * integrity. A leaf: anyone may use it, it knows nobody; what it needs of a store's owner it asks
 * through an interface of its own.
 */
@NullMarked
package org.rollcall.gateway.ops;

import org.jspecify.annotations.NullMarked;
