package org.mailscout.lab;

/** A part of a lab's internet: what some domain publishes, and the servers behind it. */
@FunctionalInterface
public interface LabScenario {

  /** Adds the part's names, servers and accounts. */
  void addTo(Lab.Builder lab);
}
