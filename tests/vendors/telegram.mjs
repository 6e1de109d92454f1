// Telegram as telegram-test-api plays it, with one citizen: says where it is, then does what each line of its input says, and says what the bot answered.
import { createInterface } from 'node:readline';
import { createServer } from 'node:net';
import { setTimeout as quiet } from 'node:timers/promises';
import TelegramServer from 'telegram-test-api';

const freePort = () => new Promise((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});

const say = (value) => process.stdout.write(JSON.stringify(value) + '\n');

/** What the bot has sent and nobody has read yet, without waiting for any. */
const left = async () => {
  const body = JSON.stringify({ token: process.argv[2], chatId: citizen.chatId });
  const answer = await fetch(`${server.config.apiURL}/getUpdates`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  return (await answer.json()).result;
};

const server = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
await server.start();
// The bot learns its dialogs before its first word, and on a busy machine that takes a while.
const citizen = server.getClient(process.argv[2], { timeout: 120_000, interval: 50 });
say({ url: server.config.apiURL });

for await (const line of createInterface({ input: process.stdin })) {
  const { text, command, press, on } = JSON.parse(line);
  if (command) await citizen.sendCommand(citizen.makeCommand(command));
  else if (press) await citizen.sendCallback(citizen.makeCallbackQuery(press, { message: { reply_markup: on } }));
  else await citizen.sendMessage(citizen.makeMessage(text));
  const { result } = await citizen.getUpdates();
  for (let more = result; more.length > 0; result.push(...more)) {
    await quiet(400);
    more = await left();
  }
  say(result.map(({ message }) => message));
}
await server.stop();
