package org.mailscout.api;

/** Where a lead points: a {@link Domain}, a {@link Host} or a {@link Url}. */
public sealed interface Target permits Domain, Host, Url {}
