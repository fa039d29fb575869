package dev.oldpath.review.world;

/**
 * One execution of the path.
 *
 * @param age of the data that reached it, milliseconds; 0 when it is new
 */
record Use(Life life, String client, long time, long age) {}
