// oidc-provider as an operator would run it for open clients, and the web server of its mail domain.
//
//   node provider.mjs STATE ADDRESS
//
// STATE/lifetimes.json says how many seconds tokens last from now on; it is read for each token. STATE/without names a
// path that is not there now.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import Provider from 'oidc-provider';

const [state, address] = process.argv.slice(2);
const lifetime = (kind) => JSON.parse(readFileSync(`${state}/lifetimes.json`, 'utf8'))[kind];
const issuer = 'https://id.openid.example';

const provider = new Provider(issuer, {
  scopes: ['openid', 'email', 'offline_access'],
  claims: { email: ['email', 'email_verified'] },
  // The address is in the ID token, so that whoever signed in can be compared with who was asked for.
  conformIdTokenClaims: false,
  features: {
    registration: { enabled: true },
    revocation: { enabled: true },
    deviceFlow: { enabled: true },
    // The mail server asks; a token says nothing about those it was not made for.
    introspection: { enabled: true, allowedPolicy: (ctx, client) => client.clientId === 'dovecot' },
  },
  clients: [{
    client_id: 'dovecot',
    client_secret: 'of-the-mail-server-alone',
    redirect_uris: [],
    response_types: [],
    grant_types: [],
    token_endpoint_auth_method: 'client_secret_post',
  }],
  rotateRefreshToken: true,
  issueRefreshToken: (ctx, client) => client.grantTypeAllowed('refresh_token'),
  expiresWithSession: () => false,
  ttl: {
    AccessToken: () => lifetime('access'),
    RefreshToken: () => lifetime('refresh'),
  },
  findAccount: (ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, email_verified: true }),
  }),
});
const answer = provider.callback();

// autoconfig.DOMAIN is asked for it.
const settings = (host) =>
  readFileSync(new URL(`autoconfig/${host.replace(/^autoconfig\./, '')}.xml`, import.meta.url));
createServer(
  { cert: readFileSync(`${state}/web.crt`), key: readFileSync(`${state}/web.key`) },
  (request, response) => {
    if (request.url === readFileSync(`${state}/without`, 'utf8').trim()) {
      response.writeHead(404).end();
    } else if (request.headers.host === 'id.openid.example') {
      answer(request, response);
    } else if (request.url.startsWith('/mail/config-v1.1.xml')) {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(settings(request.headers.host));
    } else {
      response.writeHead(404).end();
    }
  },
).listen(443, address, () => console.log('listening'));
