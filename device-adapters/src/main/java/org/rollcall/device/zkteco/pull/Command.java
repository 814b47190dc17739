package org.rollcall.device.zkteco.pull;

/** The numbers of commands and answers. Terminals send others too, so they stay numbers. */
final class Command {
  static final int OPTIONS_READ = 11;
  static final int LOG_READ = 13;
  static final int FREE_SIZES = 50;
  static final int EVENT = 500;
  static final int CONNECT = 1000;
  static final int EXIT = 1001;
  static final int ENABLE = 1002;
  static final int DISABLE = 1003;
  static final int AUTH = 1102;
  static final int PREPARE_DATA = 1500;
  static final int DATA = 1501;
  static final int FREE_DATA = 1502;
  static final int BUFFER_PREPARE = 1503;
  static final int BUFFER_READ = 1504;
  static final int ACK_OK = 2000;
  static final int ACK_ERROR = 2001;
  static final int ACK_UNAUTH = 2005;

  private Command() {}
}
