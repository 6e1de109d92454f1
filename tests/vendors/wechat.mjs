// WeChat's encrypted messages by another implementation: seals what a citizen says, opens what we answer.
import wecom from '@wecom/crypto';
import { answer } from './asked.mjs';

const { decrypt, encrypt, getSignature } = wecom;

answer(({ token, key, appId, seal, open }) => {
  if (open) return { ...decrypt(key, open.encrypted), random: undefined, signature: getSignature(token, open.timestamp, open.nonce, open.encrypted) };
  return seal.map(({ message, timestamp, nonce }) => {
    const encrypted = encrypt(key, message, appId);
    return { encrypted, signature: getSignature(token, timestamp, nonce, encrypted) };
  });
});
