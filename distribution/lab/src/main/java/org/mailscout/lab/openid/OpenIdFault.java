package org.mailscout.lab.openid;

/** How an OpenID provider misbehaves. */
public enum OpenIdFault {
  /** The metadata is that of another issuer. */
  OTHER_ISSUER,
  /** The metadata spells the issuer's host in capitals. */
  ISSUER_IN_CAPITALS,
  /** The metadata's issuer ends in a slash that it was not asked with. */
  ISSUER_WITH_SLASH,
  /** The metadata's issuer begins like the right one. */
  ISSUER_WITH_SUFFIX,
  /** The metadata is a redirect to the same elsewhere. */
  METADATA_REDIRECTS,
  /** The metadata is a web page. */
  METADATA_IN_HTML,
  /** The metadata is 10 MB of JSON. */
  HUGE_METADATA,
  /** The metadata has lists in lists, 100,000 deep. */
  DEEP_METADATA,
  /** The metadata names two issuers, the right one last. */
  TWO_ISSUERS,
  /** More follows the metadata's object. */
  TRAILING_METADATA,
  /** The metadata holds a number of a million digits. */
  LONG_NUMBER_IN_METADATA,
  /** The metadata's lists are texts and its texts are lists. */
  WRONG_TYPES_IN_METADATA,
  /** The metadata holds no more than issuer, endpoints, scopes and claims, as small servers do. */
  MINIMAL_METADATA,
  /** The metadata lists PKCE methods, S256 not among them. */
  WITHOUT_S256,
  /** All endpoints are http. */
  HTTP_ENDPOINTS,
  /** The authorization endpoint is JavaScript. */
  JAVASCRIPT_ENDPOINT,
  /** The authorization endpoint is a file. */
  FILE_ENDPOINT,
  /** The authorization endpoint is a share of another computer. */
  SMB_ENDPOINT,
  /** The authorization endpoint looks like an option of a program. */
  FLAG_ENDPOINT,
  /** The authorization endpoint holds what a shell would run. */
  SHELL_ENDPOINT,
  /** The authorization endpoint has a user name that looks like a host. */
  USERINFO_ENDPOINT,
  /** The authorization endpoint brings parameters that are the client's. */
  PARAMETERS_IN_ENDPOINT,
  /** The token endpoint and those beside it are at private and loopback addresses. */
  PRIVATE_ENDPOINTS,
  /** The token endpoint is at another domain. */
  FOREIGN_TOKEN_ENDPOINT,
  /** A registration's answer has another redirect. */
  REGISTRATION_CHANGES_REDIRECT,
  /** A registration's answer has more scopes. */
  REGISTRATION_WIDENS_SCOPE,
  /** A registration's answer has a secret and wants it used. */
  REGISTRATION_ADDS_SECRET,
  /** A registration's answer has a client id of 10 MB. */
  HUGE_CLIENT_ID,
  /** The authorization answer has another state. */
  WRONG_STATE,
  /** The authorization answer has no state. */
  NO_STATE,
  /** The authorization answer does not say whose it is, though the metadata promises it. */
  NO_ISS,
  /** The authorization answer is another issuer's. */
  OTHER_ISS,
  /** The authorization answer names two issuers. */
  TWO_ISS,
  /** The authorization answer is an error. */
  AUTHORIZATION_FAILS,
  /** The token endpoint answers with a web page. */
  TOKEN_IN_HTML,
  /** The token endpoint fails twice with status 500, then works. */
  TOKEN_FAILS_TWICE,
  /** The token endpoint's answer is a redirect. */
  TOKEN_REDIRECTS,
  /** The token endpoint answers with 10 MB of JSON. */
  HUGE_TOKEN_ANSWER,
  /** The token endpoint answers with two access tokens of one name. */
  TWO_ACCESS_TOKENS,
  /** The tokens are not of the type Bearer. */
  OTHER_TOKEN_TYPE,
  /** The tokens are good for more than was asked. */
  WIDER_SCOPE,
  /** Access tokens live for a minute, which is less than clients want to be left. */
  SHORT_LIVED_TOKENS,
  /** Access tokens are said to live for less than no time. */
  NEGATIVE_EXPIRY,
  /** Access tokens are said to live for a number of seconds with a large exponent. */
  ENDLESS_EXPIRY,
  /** The ID token is not signed. */
  ID_TOKEN_UNSIGNED,
  /** The ID token is signed by another key. */
  ID_TOKEN_OTHER_KEY,
  /** The ID token is signed with the public key as a secret. */
  ID_TOKEN_BY_PUBLIC_KEY,
  /** The ID token is another issuer's. */
  ID_TOKEN_OTHER_ISSUER,
  /** The ID token is for another client. */
  ID_TOKEN_OTHER_AUDIENCE,
  /** The ID token names another address. */
  ID_TOKEN_OTHER_ADDRESS,
  /** The ID token answers another request. */
  ID_TOKEN_OTHER_NONCE,
  /** The ID token has expired. */
  ID_TOKEN_EXPIRED,
  /** There is no ID token, though it was asked for. */
  NO_ID_TOKEN,
  /** There are a thousand keys, the right one last. */
  THOUSAND_KEYS,
  /** A device is told to slow down, whatever it does. */
  SLOW_DOWN_FOREVER,
  /** A device is told to ask without a pause. */
  DEVICE_WITHOUT_INTERVAL,
  /** A device's code is said to live for a thousand million seconds. */
  DEVICE_FOR_EVER,
  /** A device's page is at another domain, in clear. */
  DEVICE_PAGE_ELSEWHERE,
  /** A device's code holds what a terminal would obey. */
  DEVICE_CODE_UNCLEAN
}
