/**
 * Weaves frameworks with Byte Buddy: advice is inlined into a method, or a call inside a method gets another result.
 *
 * <p>Advice is a class with one or two static methods that Byte Buddy's annotations describe. It calls {@code $OldPath}
 * and JDK types only, because its instructions are copied into a class that sees nothing else of the agent. {@link
 * dev.oldpath.hooks.advice.ClassEdit} applies it; {@link dev.oldpath.hooks.advice.ByteBuddyThread} loads Byte Buddy
 * before that, on a thread of its own.
 */
package dev.oldpath.hooks.advice;
