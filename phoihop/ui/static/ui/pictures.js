/* input[data-shrink]: a photograph is made smaller before it is sent, and what the camera noted in it (where, when, by
   which phone) is left behind. Without this, the whole picture is sent, and the server makes it smaller. */

const LONGEST = 1600;
const QUALITY = 0.82;

const shrink = async (file) => {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const made = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", QUALITY); });
  return new File([made], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" });
};

document.addEventListener("change", async (event) => {
  const box = event.target;
  if (!box.matches("input[type=file][data-shrink]")) return;
  const form = box.form;
  const buttons = [...form.querySelectorAll("button:not([type=button])")].filter((button) => !button.disabled);
  for (const button of buttons) button.disabled = true;
  try {
    const chosen = new DataTransfer();
    for (const file of box.files) {
      const small = /^image\//.test(file.type) ? await shrink(file) : file;
      chosen.items.add(small);
    }
    box.files = chosen.files;
    box.dataset.shrunk = "yes";
  } catch {
    // A picture that the browser cannot read goes as it is: the server says what is wrong with it.
  } finally {
    for (const button of buttons) button.disabled = false;
  }
});
