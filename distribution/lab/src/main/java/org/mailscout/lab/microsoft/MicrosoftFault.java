package org.mailscout.lab.microsoft;

/** How Microsoft misbehaves, or has a bad day. */
public enum MicrosoftFault {
  /** Everything at the login hosts and Graph fails with status 503. */
  UNAVAILABLE,
  /** Tenants' documents, token requests and Graph have status 429, and when to come again. */
  THROTTLED,
  /** Access tokens are over within a minute. */
  SHORT_LIVED_TOKENS,
  /** Tenant documents are those of another tenant. */
  ISSUER_OF_ANOTHER_TENANT,
  /** Tenant documents name something that is no GUID. */
  ISSUER_WITHOUT_GUID,
  /** Tenant documents name another cloud than their issuer's. */
  ISSUER_OF_ANOTHER_CLOUD,
  /** Tenant documents have their endpoints at a stranger's. */
  ENDPOINTS_ELSEWHERE,
  /** Tenant documents are web pages. */
  DOCUMENTS_IN_HTML,
  /** What tells of realms are web pages. */
  REALMS_IN_HTML,
  /** The ID token names another account than the one that signed in. */
  ID_TOKEN_OTHER_ADDRESS,
  /** The ID token is another tenant's. */
  ID_TOKEN_OTHER_TENANT
}
