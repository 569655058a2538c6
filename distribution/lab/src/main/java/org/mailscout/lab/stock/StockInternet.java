package org.mailscout.lab.stock;

import java.util.List;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabScenario;

/** The internet that the lab brings: one domain for each way of publishing, and for none. */
public final class StockInternet implements LabScenario {

  private static final List<LabScenario> PARTS =
      List.of(
          new SrvScenarios(),
          new JmapScenarios(),
          new PublishedScenarios(),
          new ProviderScenarios(),
          new MicrosoftScenarios(),
          new UnpublishedScenarios());

  /** For {@link java.util.ServiceLoader}. */
  public StockInternet() {}

  @Override
  public void addTo(Lab.Builder lab) {
    PARTS.forEach(lab::add);
  }
}
