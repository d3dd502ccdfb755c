// Shrinks large photos before they travel, and shows what was picked. Also drops what a photo
// tells about place and device; what cannot be read is sent as it is, for the server to judge.

const LONGEST = 2048;
const LARGE = 900 * 1024;

export function readyPhotos(field) {
  if (!field) return;
  const input = field.querySelector("input[type=file]");
  const picked = field.querySelector("[data-picked]");
  input.addEventListener("change", async () => {
    const files = await Promise.all([...input.files].map(shrunk));
    const carrier = new DataTransfer();
    for (const file of files) carrier.items.add(file);
    input.files = carrier.files;
    picked.replaceChildren(...(await Promise.all(files.map(figure))));
    field.dataset.ready = String(files.length);
  });
}

async function shrunk(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= LARGE) return file;
  try {
    const image = await createImageBitmap(file);
    const canvas = drawn(image, LONGEST);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  } catch {
    return file;
  }
}

function drawn(image, longest) {
  const share = Math.min(1, longest / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * share);
  canvas.height = Math.round(image.height * share);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function figure(file) {
  const box = document.createElement("figure");
  const name = document.createElement("figcaption");
  name.textContent = file.name;
  box.append(name);
  if (!file.type.startsWith("image/")) return box;
  try {
    const picture = document.createElement("img");
    picture.alt = "";
    picture.src = drawn(await createImageBitmap(file), 192).toDataURL("image/jpeg", 0.7);
    box.prepend(picture);
  } catch {
    // A picture that this browser cannot draw keeps its name.
  }
  return box;
}
