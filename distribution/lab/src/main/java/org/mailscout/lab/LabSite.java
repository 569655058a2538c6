package org.mailscout.lab;

/** Answers HTTP requests. Called from many threads. */
@FunctionalInterface
public interface LabSite {

  /** Returns the answer. */
  LabResponse answer(LabRequest request);
}
