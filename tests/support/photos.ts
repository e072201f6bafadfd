/** Two small pictures, by ffmpeg: 16 × 16 pixels each. */
import { Buffer } from "node:buffer";

export const JPEG = Uint8Array.fromBase64(
  "/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU5LjM3LjEwMAD/2wBDAAgEBAQEBAUFBQUFBQYGBgYGBgYGBgYGBgYHBwcICAgHBwcGBgcHCAgICAkJCQgICAgJCQoKCgwMCwsODg4RERT/xABMAAEBAAAAAAAAAAAAAAAAAAAABgEBAQAAAAAAAAAAAAAAAAAABgcQAQAAAAAAAAAAAAAAAAAAAAARAQAAAAAAAAAAAAAAAAAAAAD/wAARCAAQABADASIAAhEAAxEA/9oADAMBAAIRAxEAPwCLAFF/f//Z",
);

export const PNG = Uint8Array.fromBase64(
  "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAACXBIWXMAAAABAAAAAQBPJcTWAAAAb0lEQVR4nO3SywmAMBAE0OlEO9FOtBPtRDvRTrSTkf0kgSAGPXhKWNhM2LenAHqoZY1aFixZt4MM0K90xgRzEGZuQHxKwHc8At/5BYTJMojbKygACSO44yAmopHcg6uML0THFpzBU/JGDD+At7/1As7VYK4oz0zvAAAAAElFTkSuQmCC",
);

export function join(...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const pieces = parts.map((part) => typeof part === "string" ? encoder.encode(part) : part);
  return new Uint8Array(Buffer.concat(pieces));
}

export const PHOTO_FORM = "multipart/form-data; boundary=b";

export interface Photo {
  name?: string;
  type?: string;
  bytes: Uint8Array;
}

/** The body of the form with these files. */
export function photoForm(...photos: Photo[]): Uint8Array<ArrayBuffer> {
  return join(
    ...photos.flatMap(({ name = "photo.jpg", type = "image/jpeg", bytes }) => [
      `--b\r\ncontent-disposition: form-data; name="photo"; filename="${name}"\r\n`,
      `content-type: ${type}\r\n\r\n`,
      bytes,
      "\r\n",
    ]),
    "--b--\r\n",
  );
}
