import { decode } from './frame';
import type { Hello, State } from './scene';

/** What answers what a page asks for: a server, or a recording in the page itself. */
export interface Link {
  ask(action: string, values?: Record<string, unknown>): void;
}

export interface Listener {
  told(message: never): void;
  framed(buffer: ArrayBuffer): void;
  lost(): void;
}

/** The server that the page came from. */
export function served(listener: Listener): Link {
  const socket = new WebSocket(new URL('socket', location.href.replace(/^http/, 'ws').replace(/#.*/, '')));
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') listener.told(JSON.parse(data) as never);
    else listener.framed(data as ArrayBuffer);
  });
  socket.addEventListener('close', () => listener.lost());
  return {
    ask: (action, values = {}) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ do: action, ...values }));
    },
  };
}

/** A recording in the page: gzip, then base64, of frames that each begin with their length (4 bytes), padded to 4. */
export function recorded(element: HTMLElement, listener: Listener): Link {
  const hello = JSON.parse(element.dataset.hello!) as Hello;
  let frames: ArrayBuffer[] = [];
  let steps: number[] = [];
  let at = 0;
  let timer = 0;
  let speed = 30;
  let picked: Record<string, unknown> | undefined;
  const tell = () => {
    const state: State = {
      tell: 'state',
      playing: timer !== 0,
      speed,
      first: steps[0]!,
      last: steps[steps.length - 1]!,
      steps: [steps[at]!],
    };
    listener.told(state as never);
  };
  const show = () => {
    tell();
    listener.framed(frames[at]!);
    if (picked) listener.told({ tell: 'portrait', alive: false, step: steps[at], ...picked } as never);
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
  };
  const go = (index: number) => {
    at = Math.max(0, Math.min(frames.length - 1, index));
    show();
  };
  void unpack(element.textContent!.trim()).then((buffer) => {
    const view = new DataView(buffer);
    for (let from = 0; from < buffer.byteLength; ) {
      const length = view.getUint32(from, true);
      const frame = new ArrayBuffer(4 + length);
      new DataView(frame).setUint32(0, 1 << 16, true);
      new Uint8Array(frame).set(new Uint8Array(buffer, from + 4, length), 4);
      frames.push(frame);
      from += 4 + ((length + 3) & ~3);
    }
    steps = frames.map((frame) => decode(frame, 4, hello.shows[0]!.scene).step);
    listener.told(hello as never);
    show();
  });
  return {
    ask: (action, values = {}) => {
      switch (action) {
        case 'play':
          stop();
          speed = Number(values.speed);
          timer = window.setInterval(
            () => {
              if (at === frames.length - 1) stop();
              go(at + 1);
            },
            speed > 0 ? 1000 / speed : 16,
          );
          return tell();
        case 'pause':
          stop();
          return tell();
        case 'step':
          stop();
          return go(at + Number(values.by));
        case 'seek': {
          const wanted = Number(values.step);
          let index = 0;
          while (index < steps.length - 1 && steps[index + 1]! <= wanted) index++;
          return go(index);
        }
        case 'pick':
          picked = { show: 0, layer: values.layer, agent: values.agent };
          return show();
        case 'unpick':
          picked = undefined;
      }
    },
  };
}

async function unpack(base64: string): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
