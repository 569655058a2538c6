package org.mailscout.lab.stock;

import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabScenario;

/** Domains that publish SRV records (RFC 6186, RFC 8314). */
final class SrvScenarios implements LabScenario {

  @Override
  public void addTo(Lab.Builder lab) {
    lab.address("jane@srv.example", "SRV records")
        .record("_imaps._tcp.srv.example", "SRV", "0 1 993 imap.srv.example.")
        .record("_submissions._tcp.srv.example", "SRV", "0 1 465 smtp.srv.example.")
        .record("srv.example", "MX", "10 mx.srv.example.")
        .host("mx.srv.example")
        .serve("imap.srv.example", LabMail.imap())
        .serve("smtp.srv.example", LabMail.submission())
        .account("jane@srv.example", "secret");
    lab.address("jane@pop3.example", "SRV records for POP3 alone")
        .record("_pop3s._tcp.pop3.example", "SRV", "0 1 995 pop.pop3.example.")
        .record("_imaps._tcp.pop3.example", "SRV", "0 0 0 .")
        .record("_imap._tcp.pop3.example", "SRV", "0 0 0 .")
        .record("_submission._tcp.pop3.example", "SRV", "0 1 465 smtp.pop3.example.")
        .record("pop3.example", "MX", "10 mx.pop3.example.")
        .host("mx.pop3.example")
        .serve("pop.pop3.example", LabMail.pop3(), LabMail.pop3StartTls())
        .serve("smtp.pop3.example", LabMail.submission(), LabMail.submissionStartTls())
        .account("jane@pop3.example", "secret");
  }
}
