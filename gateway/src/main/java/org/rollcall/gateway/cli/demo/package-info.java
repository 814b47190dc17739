/**
 * The demonstration: sixteen homes of Shengzhou and invented people, four weeks of terminal traffic
 * through the real protocol, then a morning that goes on by itself.
 */
@NullMarked
package org.rollcall.gateway.cli.demo;

import org.jspecify.annotations.NullMarked;
