package org.rollcall.device.zkteco.pull;

/**
 * How far a terminal's log has been delivered.
 *
 * @param records how many records it had
 * @param last by what the newest of them is known again; it does not say whose it is
 */
public record ReadMark(int records, String last) {}
