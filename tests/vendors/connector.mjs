// The Bot Framework's own client and validators: what its client puts on the wire for the same replies, and which tokens it accepts.
import { createServer } from 'node:http';
import builder from 'botbuilder';
import connector from 'botframework-connector';
import { answer } from './asked.mjs';

const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = builder;
const { AuthenticationConstants, ChannelValidation, ConnectorClient, JwtTokenValidation, SimpleCredentialProvider } = connector;

async function serving(respond) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(respond(request, body)));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://127.0.0.1:${server.address().port}` };
}

/** What the client sends for each reply; its dates are its own. */
async function send(replies) {
  const asked = [];
  const { server, address } = await serving(({ method, url: path }, body) => {
    asked.push({ method, path, body: JSON.parse(body) });
    return { id: '1' };
  });
  const client = new ConnectorClient({ signRequest: async (request) => request }, { baseUri: address });
  for (const { path, body } of replies) {
    const [conversation, , activity] = path.split('/v3/conversations/')[1].split('/').map(decodeURIComponent);
    if (activity) await client.conversations.replyToActivity(conversation, activity, body);
    else await client.conversations.sendToConversation(conversation, body);
  }
  server.close();
  return asked;
}

/** Which tokens its validator accepts, and a bot's adapter lets through to the bot, with the keys that are given. */
async function judge({ keys, appId, tokens }) {
  const { server, address } = await serving(({ url }) => (url === '/keys' ? { keys } : { jwks_uri: `${address}/keys`, id_token_signing_alg_values_supported: ['RS256'] }));
  ChannelValidation.OpenIdMetadataEndpoint = `${address}/metadata`;
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: 'password',
    MicrosoftAppType: 'MultiTenant',
    ToBotFromChannelOpenIdMetadataUrl: `${address}/metadata`,
    ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
  }));
  const [accepted, met] = [[], []];
  for (const { token, activity } of tokens) {
    const heard = [];
    met.push(await adapter.processActivityDirect(`Bearer ${token}`, activity, async (turn) => heard.push(turn.activity.text)).then(() => heard[0] === activity.text, (problem) => problem.message));
    accepted.push(await JwtTokenValidation.authenticateRequest(activity, `Bearer ${token}`, new SimpleCredentialProvider(appId, 'password'), '').then(() => true, (problem) => problem.message));
  }
  server.close();
  return { issuer: AuthenticationConstants.ToBotFromChannelTokenIssuer, accepted, met };
}

await answer(({ replies, ...tokens }) => (replies ? send(replies) : judge(tokens)));
