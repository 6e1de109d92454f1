// LINE's own SDK: what it says of signatures, and what its client puts on the wire for the same messages.
import { createServer } from 'node:http';
import { messagingApi, validateSignature } from '@line/bot-sdk';
import { answer } from './asked.mjs';

/** Stands where LINE would, and writes down what it is asked. */
async function listening() {
  const asked = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method, url: path, headers } = request;
    asked.push({ method, path, authorization: headers.authorization, retryKey: headers['x-line-retry-key'] ?? null, body: JSON.parse(body) });
    response.setHeader('Content-Type', 'application/json').end('{"sentMessages":[]}');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { asked, server, address: `http://127.0.0.1:${server.address().port}` };
}

async function send({ token, messages }) {
  const { asked, server, address } = await listening();
  const client = new messagingApi.MessagingApiClient({ channelAccessToken: token, baseURL: address });
  for (const { path, body, retryKey } of messages) {
    if (path.endsWith('/reply')) await client.replyMessage(body);
    else if (path.endsWith('/push')) await client.pushMessage(body, retryKey);
    else if (path.endsWith('/loading/start')) await client.showLoadingAnimation(body);
    else throw new Error(`The SDK's client was not asked for ${path}.`);
  }
  server.close();
  return asked;
}

answer(({ secret, signatures, ...sending }) =>
  signatures ? signatures.map(({ body, signature }) => validateSignature(Buffer.from(body, 'base64'), secret, signature)) : send(sending));
