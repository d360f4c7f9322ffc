/** Slide on the phone: what the projected screen says, to read along. There is nothing to answer. */

import { makeBlocks } from "../../shared/markdown-blocks.js";
import { make } from "../../shared/make.js";

/** @typedef {import("../../shared/messages.js").SlideQuestion} Question */

export class PhoneSlide extends HTMLElement {
  asksNothing = true;
  draft = null;
  value = {};

  /** @param {Question} question */
  ask({ settings: { blocks, picture, picture_text } }) {
    const shown = picture ? [make("img", { src: `/pictures/${picture}/small`, alt: picture_text })] : [];
    this.replaceChildren(...shown, ...makeBlocks(blocks, true));
  }

  findProblem() {
    return null;
  }

  quote() {}

  tell() {}
}

customElements.define("phone-slide", PhoneSlide);
