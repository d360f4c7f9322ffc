/** A picture as the projected screen shows it, however small it is here: a frame of the screen's own size, made smaller as a whole. */

import { make } from "../shared/make.js";

const WIDTH = 1280; // pixels that the frame believes it has: what is small there is small on a screen of ten metres, too

export class StagePicture extends HTMLElement {
  constructor() {
    super();
    this._frame = make("iframe", { loading: "lazy" });
    this._resized = new ResizeObserver(() => this._fit());
  }

  connectedCallback() {
    this._resized.observe(this);
  }

  disconnectedCallback() {
    this._resized.disconnect();
  }

  /**
   * @param {string} address
   * @param {string} title said to those who do not see it
   */
  show(address, title) {
    this._frame.src = address;
    this._frame.title = title;
    this.replaceChildren(this._frame);
    return this;
  }

  _fit() {
    this._frame.style.transform = `scale(${this.clientWidth / WIDTH})`;
  }
}

customElements.define("stage-picture", StagePicture);
