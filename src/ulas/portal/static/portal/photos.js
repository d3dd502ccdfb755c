// Gathers photos one after the other, as a camera gives them; shrinks large ones before they
// travel and shows what was picked. Shrinking also drops what a photo tells about place and
// device; what cannot be read is sent as it is, for the server to judge.

const LONGEST = 2048;
const LARGE = 900 * 1024;

export function readyPhotos(field) {
  if (!field) return;
  const input = field.querySelector("input[type=file]");
  const picked = field.querySelector("[data-picked]");
  const said = field.querySelector("[data-photos-said]");
  const most = Number(field.dataset.most);
  let chosen = [];

  function hold(files) {
    const carrier = new DataTransfer();
    for (const file of files) carrier.items.add(file);
    input.files = carrier.files;
  }

  function carry() {
    hold(chosen.map(({ file }) => file));
    picked.replaceChildren(...chosen.map(({ box }) => box));
    field.dataset.ready = String(chosen.length);
  }

  async function take(files) {
    const room = most - field.querySelectorAll(".kept li").length - chosen.length;
    const fresh = [...files].filter(({ name, size }) => !chosen.some((one) => one.name === name && one.size === size));
    said.textContent = fresh.length > room ? field.dataset.tooMany : "";
    // The form holds all of them at once: whoever sends before they are shrunk loses nothing.
    hold([...chosen.map(({ file }) => file), ...fresh.slice(0, room)]);
    const taken = await Promise.all(fresh.slice(0, room).map(ready));
    chosen = [...chosen, ...taken];
    carry();
  }

  async function ready(original) {
    const file = await shrunk(original);
    const one = { file, name: original.name, size: original.size };
    one.box = await figure(file, field.dataset.remove, () => {
      chosen = chosen.filter((other) => other !== one);
      said.textContent = "";
      carry();
      input.focus();
    });
    return one;
  }

  input.addEventListener("change", () => take(input.files));
  // On a slow line somebody has picked before this script came.
  if (input.files.length) take(input.files);

  const camera = field.querySelector("[data-camera]");
  if (camera && window.matchMedia("(pointer: coarse)").matches) {
    camera.hidden = false;
    camera.addEventListener("click", () => {
      const shot = document.createElement("input");
      shot.type = "file";
      shot.accept = "image/*";
      shot.capture = "environment";
      shot.addEventListener("change", () => take(shot.files));
      shot.click();
    });
  }
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

async function figure(file, removeWord, remove) {
  const box = document.createElement("figure");
  const name = document.createElement("figcaption");
  name.textContent = file.name;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-plain";
  button.textContent = removeWord;
  button.setAttribute("aria-label", `${removeWord} ${file.name}`);
  button.addEventListener("click", remove);
  box.append(name, button);
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
