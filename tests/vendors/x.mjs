// What others count and sign for X: twitter-text, its own library for lengths, and oauth-1.0a.
import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import twitter from 'twitter-text';
import { answer } from './asked.mjs';

function authorization({ consumer, token, method, url, nonce, at }) {
  const oauth = new OAuth({ consumer, signature_method: 'HMAC-SHA1', hash_function: (text, key) => createHmac('sha1', key).update(text).digest('base64') });
  oauth.getNonce = () => nonce;
  oauth.getTimeStamp = () => at;
  return oauth.toHeader(oauth.authorize({ method, url }, token)).Authorization;
}

answer(({ texts, requests }) => (texts ? texts.map((text) => twitter.parseTweet(text).weightedLength) : requests.map(authorization)));
