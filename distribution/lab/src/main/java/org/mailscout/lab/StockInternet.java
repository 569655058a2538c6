package org.mailscout.lab;

import java.util.List;

/** The internet that the lab brings: one domain for each way of publishing, and for none. */
final class StockInternet implements LabScenario {

  private static final List<LabScenario> PARTS =
      List.of(
          new SrvScenarios(),
          new JmapScenarios(),
          new PublishedScenarios(),
          new ProviderScenarios(),
          new MicrosoftScenarios(),
          new UnpublishedScenarios());

  @Override
  public void addTo(Lab.Builder lab) {
    PARTS.forEach(lab::add);
  }
}
