// SPDX-License-Identifier: Apache-2.0
// FranceConnect, FranceConnect+ and ProConnect as a client meets them, built on the library that
// they are built on, with switches for faults. For tests and for trying by hand; invented people.
//
//   node peer.mjs [PORT_FRANCECONNECT PORT_FRANCECONNECT_PLUS PORT_PROCONNECT [CLIENT_URL]]
//
// Prints `ready` once all three listen. Each takes, beside what a provider takes:
//   POST /_peer?client=URL    where the client is
//   POST /_peer?fault=NAME    what goes wrong from now on; `none` ends it
import http from 'node:http';
import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';

const PREFIX = '/api/v2';
const PEOPLE = {
  angela: { given_name: 'Angela Claire Louise', name: 'DUBOIS', email: 'angela.dubois@mail.example' },
  claire: { given_name: 'Claire', name: 'MOREL', email: 'claire.morel@transmer.example', siret: '00051237600013' },
  paul: { given_name: 'Paul', name: 'GIRARD', email: 'paul.girard@nordex.example', siret: '00084632900019' },
  elsewhere: { given_name: 'Claire', name: 'MOREL', email: 'claire.morel@transmer.example', siret: '00084632900019' },
};
const PRO_LEVELS = [
  'eidas0', 'eidas0-mfa', 'eidas1', 'eidas1-mfa', 'eidas2', 'eidas3',
  'https://proconnect.gouv.fr/assurance/self-asserted',
  'https://proconnect.gouv.fr/assurance/self-asserted-2fa',
  'https://proconnect.gouv.fr/assurance/consistency-checked',
  'https://proconnect.gouv.fr/assurance/consistency-checked-2fa',
];
const FRANCE = ['client_id', 'response_type', 'scope', 'state', 'redirect_uri', 'acr_values', 'nonce',
  'prompt', 'claims', 'idp_hint', 'ui_locales'];
const KINDS = [
  { name: 'franceconnect', alg: 'ES256', levels: ['eidas1'], level: 'eidas1', pairwise: true },
  { name: 'franceconnect-plus', alg: 'ES256', levels: ['eidas2', 'eidas3'], level: 'eidas2', pairwise: true, encrypts: true },
  { name: 'proconnect', alg: 'RS256', levels: PRO_LEVELS, level: 'eidas1-mfa', pairwise: false },
];

class Peer {
  constructor(kind, port, client) {
    Object.assign(this, kind, { port, client, fault: 'none', turn: 0 });
    this.issuer = `http://localhost:${port}${PREFIX}`;
  }

  async start() {
    await this.rotate(`${this.name}-1`);
    await new Promise((done) => {
      this.server = http.createServer((req, res) => this.answer(req, res).catch((error) => {
        console.error(error);
        res.writeHead(500).end();
      }));
      this.server.listen(this.port, '127.0.0.1', done);
    });
  }

  async rotate(kid) {
    const pair = await generateKeyPair(this.alg, { extractable: true });
    this.signing = pair.privateKey;
    this.published = pair.publicKey;
    this.kid = kid;
    await this.build();
  }

  async build() {
    const jwk = { ...await exportJWK(this.signing), kid: this.kid, use: 'sig', alg: this.alg };
    const pro = this.name === 'proconnect';
    this.provider = new Provider(this.issuer, {
      clients: [{
        client_id: 'mercure',
        client_secret: 'only-for-tests-and-trying-by-hand',
        redirect_uris: [`${this.client}/connexion/retour/${this.name}`],
        post_logout_redirect_uris: [`${this.client}/deconnexion/retour`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: this.alg,
        userinfo_signed_response_alg: this.alg,
        ...(this.pairwise ? { subject_type: 'pairwise' } : {}),
        ...(this.encrypts && this.clientKeys ? {
          jwks: this.clientKeys,
          id_token_encrypted_response_alg: 'RSA-OAEP-256',
          id_token_encrypted_response_enc: 'A256GCM',
          userinfo_encrypted_response_alg: 'RSA-OAEP-256',
          userinfo_encrypted_response_enc: 'A256GCM',
        } : {}),
      }],
      jwks: { keys: [jwk] },
      cookies: { keys: ['not-a-secret'], names: Object.fromEntries(
        ['interaction', 'resume', 'session'].map((n) => [n, `${this.name}-${n}`])) },
      acrValues: this.levels,
      subjectTypes: [this.pairwise ? 'pairwise' : 'public'],
      pairwiseIdentifier: (_ctx, account) => `${account}-${this.name}v1`,
      scopes: ['openid', 'given_name', 'family_name', 'usual_name', 'email', 'uid', 'siret'],
      claims: { openid: ['sub'], given_name: ['given_name'], family_name: ['family_name'],
        usual_name: ['usual_name'], email: ['email'], uid: ['uid'], siret: ['siret'], acr: null, amr: null },
      features: {
        devInteractions: { enabled: false },
        jwtUserinfo: { enabled: true },
        encryption: { enabled: true },
        claimsParameter: { enabled: true },
        rpInitiatedLogout: { enabled: true },
      },
      enabledJWA: {
        idTokenSigningAlgValues: [this.alg],
        userinfoSigningAlgValues: [this.alg],
        idTokenEncryptionAlgValues: ['RSA-OAEP-256'],
        idTokenEncryptionEncValues: ['A256GCM'],
        userinfoEncryptionAlgValues: ['RSA-OAEP-256'],
        userinfoEncryptionEncValues: ['A256GCM'],
      },
      pkce: { required: () => false },
      routes: { authorization: '/authorize', token: '/token', userinfo: '/userinfo', jwks: '/jwks',
        end_session: '/session/end' },
      ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Interaction: 600, Session: 600, Grant: 600 },
      interactions: { url: (_ctx, interaction) => `${PREFIX}/interaction/${interaction.uid}` },
      findAccount: (_ctx, id) => ({ accountId: id, claims: () => this.claims(id) }),
      // Consent is given by the services themselves, before they come here.
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({
          clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
        grant.addOIDCScope(pro
          ? 'openid given_name usual_name email uid siret'
          : 'openid given_name family_name email');
        await grant.save();
        return grant;
      },
    });
    this.provider.on('server_error', (_ctx, error) => console.error(this.name, error));
  }

  // The library fetches no key from this machine, for good reasons; the services read them at a
  // public address.
  async readClientKeys() {
    const answer = await fetch(`${this.client}/connexion/federation/cles`);
    this.clientKeys = await answer.json();
    await this.build();
  }

  claims(id) {
    const person = PEOPLE[id.replace(/~.*/, '')];
    const names = this.name === 'proconnect'
      ? { usual_name: person.name, uid: id, siret: person.siret } : { family_name: person.name };
    return { sub: id, given_name: person.given_name, email: person.email, ...names };
  }

  async answer(req, res) {
    const url = new URL(req.url, this.issuer);
    if (url.pathname === '/_peer') {
      return this.turnSwitch(url.searchParams, res);
    }
    if (!url.pathname.startsWith(`${PREFIX}/`)) {
      return res.writeHead(404).end();
    }
    const path = url.pathname.slice(PREFIX.length);
    if (path === '/authorize' && this.name !== 'proconnect' && this.strict(url.searchParams, res)) {
      return undefined;
    }
    if (path.startsWith('/interaction/')) {
      return this.interact(req, res, url);
    }
    if (this.encrypts && !this.clientKeys) {
      await this.readClientKeys();
    }
    if (await this.broken(path, res)) {
      return undefined;
    }
    req.originalUrl = req.url;
    req.url = req.url.slice(PREFIX.length);
    const altered = ['/token', '/userinfo', '/.well-known/openid-configuration'].includes(path);
    return this.provider.callback()(req, altered ? this.altering(path, res) : res);
  }

  async turnSwitch(params, res) {
    if (params.has('client')) {
      this.client = params.get('client');
      this.clientKeys = undefined;
      await this.build();
    }
    if (params.has('fault')) {
      this.fault = params.get('fault');
      if (this.fault === 'key-rotated') {
        await this.rotate(`${this.name}-${Date.now()}`);
      } else if (this.fault === 'key-rotated-same-name') {
        await this.rotate(this.kid);
      }
    }
    res.writeHead(204).end();
  }

  // FranceConnect refuses what it does not know, as its own front does.
  strict(params, res) {
    const unknown = [...params.keys()].some((name) => !FRANCE.includes(name));
    const nonce = params.get('nonce') ?? '';
    if (!unknown && nonce.length >= 22 && params.has('acr_values')) {
      return false;
    }
    const back = new URL(params.get('redirect_uri'));
    back.searchParams.set('error', 'invalid_request');
    back.searchParams.set('error_description', 'Y030007 authorize parameter refused');
    back.searchParams.set('state', params.get('state'));
    back.searchParams.set('iss', this.issuer);
    res.writeHead(303, { Location: back.href }).end();
    return true;
  }

  // ?as=NAME[&acr=LEVEL] signs in, ?error=CODE[&description=…] does not; without either, a page.
  async interact(req, res, url) {
    const params = url.searchParams;
    if (params.has('error')) {
      return this.provider.interactionFinished(req, res, {
        error: params.get('error'), error_description: params.get('description') ?? '' });
    }
    if (params.has('as')) {
      const acr = params.get('acr') ?? this.level;
      return this.provider.interactionFinished(req, res, {
        login: { accountId: params.get('as'), acr, amr: acr.includes('mfa') ? ['pwd', 'mfa'] : ['pwd'] } });
    }
    const way = (query, text) => `<li><a href="?${query}">${text}</a></li>`;
    res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    return res.end(`<!doctype html><html lang="fr"><title>${this.name} (essai)</title><link rel="icon" href="data:,">
<h1>${this.name} (essai)</h1><ul>
${Object.entries(PEOPLE).map(([id, p]) => way(`as=${id}`, `${p.given_name} ${p.name}`)).join('\n')}
${this.levels.map((level) => way(`as=claire&acr=${encodeURIComponent(level)}`, `Claire, ${level}`)).join('\n')}
${way('error=access_denied&description=user+auth+aborted', 'Annuler')}
</ul></html>`);
  }

  async broken(path, res) {
    const [where, how] = this.fault.split(':');
    if (`/${where}` !== path && !(where === 'discovery' && path.startsWith('/.well-known'))) {
      return false;
    }
    switch (how) {
      case 'down':
        res.writeHead(503).end('down');
        return true;
      case 'slow':
        await new Promise((done) => { setTimeout(done, 10_000); });
        res.writeHead(503).end();
        return true;
      case 'cut':
        res.destroy();
        return true;
      case 'garbage':
        res.writeHead(200, { 'Content-Type': 'application/json' }).end('{"access_token":');
        return true;
      case 'long':
        res.writeHead(200, { 'Content-Type': 'application/json' }).end(' '.repeat(1_000_000));
        return true;
      case 'unauthorized':
        res.writeHead(401, { 'Content-Type': 'application/json' }).end('{"error":"invalid_client"}');
        return true;
      case 'grant':
        res.writeHead(400, { 'Content-Type': 'application/json' })
          .end('{"error":"invalid_grant","error_description":"Y0416228 code already consumed"}');
        return true;
      default:
        return false;
    }
  }

  // Holds the answer back until it has been altered.
  altering(path, res) {
    if (this.fault === 'none') {
      return res;
    }
    const { write, end } = res;
    const parts = [];
    res.write = (chunk) => { parts.push(Buffer.from(chunk)); return true; };
    res.end = (chunk) => {
      if (chunk) {
        parts.push(Buffer.from(chunk));
      }
      res.write = write;
      res.end = end;
      this.altered(path, Buffer.concat(parts).toString(), res).then((body) => {
        res.setHeader('Content-Length', Buffer.byteLength(body));
        res.end(body);
      });
      return res;
    };
    return res;
  }

  async altered(path, body, res) {
    if (path === '/token') {
      const answer = JSON.parse(body);
      if (this.fault === 'no-id-token') {
        delete answer.id_token;
      } else if (answer.id_token) {
        answer.id_token = await this.token(answer.id_token, 'id');
      }
      return JSON.stringify(answer);
    }
    if (path === '/userinfo') {
      if (this.fault === 'person-json') {
        res.setHeader('Content-Type', 'application/json');
        return JSON.stringify(this.claims('paul'));
      }
      return this.token(body, 'person');
    }
    return this.fault === 'discovery:other' ? body.replaceAll('localhost', '127.0.0.1') : body;
  }

  async token(token, what) {
    const [which, how] = this.fault.split('-token:');
    if (which !== what || !how) {
      return token;
    }
    if (this.encrypts) {
      return how === 'clear' ? this.sign({ iss: this.issuer, aud: 'mercure', sub: 'angela' }, {}) : token;
    }
    const [head, payload, signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url'));
    const now = Math.floor(Date.now() / 1000);
    const as = (more, header = {}) => this.sign({ ...claims, ...more }, header);
    switch (how) {
      case 'signature': {
        const other = await generateKeyPair(this.alg);
        return this.sign(claims, {}, other.privateKey);
      }
      case 'altered':
        return `${head}.${Buffer.from(JSON.stringify({ ...claims, given_name: 'Eve' })).toString('base64url')}.${signature}`;
      case 'unsigned':
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
      case 'public-key-as-secret': {
        const start = `${Buffer.from(`{"alg":"HS256","kid":"${this.kid}"}`).toString('base64url')}.${payload}`;
        const secret = JSON.stringify(await exportJWK(this.published));
        return `${start}.${createHmac('sha256', secret).update(start).digest('base64url')}`;
      }
      case 'nonce': return as({ nonce: 'x'.repeat(43) });
      case 'no-nonce': return as({ nonce: undefined });
      case 'audience': return as({ aud: 'somebody-else' });
      case 'issuer': return as({ iss: 'https://evil.example/api/v2' });
      case 'expired': return as({ iat: now - 400, exp: now - 90 });
      case 'no-end': return as({ exp: undefined });
      case 'future': return as({ iat: now + 400, nbf: now + 400, exp: now + 900 });
      case 'level': return as({ acr: 'eidas1' });
      case 'no-level': return as({ acr: undefined });
      case 'unknown-level': return as({ acr: 'https://evil.example/gold' });
      case 'type': return as({}, { typ: 'at+jwt' });
      case 'subject': return as({ sub: 'somebody-else' });
      case 'garbage': return 'abc.def';
      default: return token;
    }
  }

  sign(claims, header, key = this.signing) {
    return new SignJWT(JSON.parse(JSON.stringify(claims)))
      .setProtectedHeader({ alg: this.alg, kid: this.kid, ...header })
      .sign(key);
  }
}

const ports = process.argv.slice(2, 5).map(Number);
const client = process.argv[5] ?? 'http://localhost:8080';
const peers = KINDS.map((kind, i) => new Peer(kind, ports[i] || 4001 + i, client));
await Promise.all(peers.map((peer) => peer.start()));
// Ends with whoever started it.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(), 1000);
console.log(`ready ${peers.map((peer) => peer.issuer).join(' ')}`);
