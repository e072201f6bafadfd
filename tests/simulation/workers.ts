/** A worker for each core. */
import type { Done, Job } from "./worker.ts";

/** Runs all jobs; `onDone` in the order of their ends. It may return `false`: no more are begun. */
export async function runAll(
  jobs: Iterable<Job>,
  onDone: (done: Done) => boolean,
  cores = navigator.hardwareConcurrency,
): Promise<void> {
  const waiting = Iterator.from(jobs);
  let isOver = false;

  async function work() {
    const worker = new Worker(new URL("./worker.ts", import.meta.url).href, { type: "module" });
    try {
      for (let job = waiting.next(); !isOver && !job.done; job = waiting.next()) {
        if (!onDone(await runIn(worker, job.value))) isOver = true;
      }
    } finally {
      worker.terminate();
    }
  }

  await Promise.all(Array.from({ length: cores }, work));
}

function runIn(worker: Worker, job: Job): Promise<Done> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Done>) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    worker.postMessage(job);
  });
}
