// The page of a build without Node.js: steers, and shows the step.
const socket = new WebSocket(new URL('socket', location.href.replace(/^http/, 'ws').replace(/#.*/, '')));
socket.binaryType = 'arraybuffer';
const ask = (what) => socket.send(JSON.stringify({ do: what }));
for (const button of document.querySelectorAll('button')) button.addEventListener('click', () => ask(button.dataset.do));
socket.addEventListener('message', ({ data }) => {
  if (typeof data !== 'string') return ask('ready');
  const told = JSON.parse(data);
  if (told.tell === 'state') document.getElementById('step').textContent = told.steps[0];
  if (told.tell === 'hello') {
    document.getElementById('title').textContent = told.shows[0].scene.title;
    document.getElementById('told').textContent = JSON.stringify(told.shows[0].facts, null, 2);
  }
  if (told.tell === 'error') document.getElementById('told').textContent = told.message;
});
