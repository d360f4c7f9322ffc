/**
 * Where cards hang on the wall of open texts. Pure: heights in, places out.
 *
 * A card stays where it is as long as there is room. When there is none, the column with the oldest card lets its oldest go and its others move up: nothing
 * else on the wall moves.
 */

/** @typedef {{ id: number, height: number, age: number }} Card */
/** @typedef {{ column: number, top: number }} Place */

export class Wall {
  /**
   * @param {number} columns
   * @param {number} height of the wall, in the unit of the cards' heights
   * @param {number} gap between cards
   */
  constructor(columns, height, gap) {
    this._height = height;
    this._gap = gap;
    /** @type {Card[][]} */
    this._columns = Array.from({ length: columns }, () => []);
    this._hung = 0;
  }

  /**
   * Hangs a new card.
   * @param {number} id
   * @param {number} height
   * @returns {number[]} ids of the cards that had to go for it
   */
  hang(id, height) {
    const column = this._roomiest(height) ?? this._oldest();
    /** @type {number[]} */
    const gone = [];
    while (column.length > 0 && !this._fits(column, height)) gone.push(/** @type {Card} */ (column.shift()).id);
    column.push({ id, height, age: this._hung++ });
    return gone;
  }

  /** @param {number} id */
  takeDown(id) {
    this._columns = this._columns.map((column) => column.filter((card) => card.id !== id));
  }

  /** @returns {Map<number, Place>} `top` in the unit of the heights */
  places() {
    /** @type {Map<number, Place>} */
    const places = new Map();
    this._columns.forEach((cards, column) => {
      let top = 0;
      for (const { id, height } of cards) {
        places.set(id, { column, top });
        top += height + this._gap;
      }
    });
    return places;
  }

  /** @param {number} height */
  _roomiest(height) {
    const fitting = this._columns.filter((column) => this._fits(column, height));
    return fitting.reduce((/** @type {Card[] | null} */ best, column) => (best === null || length(column) < length(best) ? column : best), null);
  }

  _oldest() {
    return this._columns.reduce((oldest, column) => ((column[0]?.age ?? Infinity) < (oldest[0]?.age ?? Infinity) ? column : oldest));
  }

  /**
   * @param {Card[]} column
   * @param {number} height
   */
  _fits(column, height) {
    return column.reduce((used, card) => used + card.height + this._gap, 0) + height <= this._height;
  }
}

/** @param {Card[]} column */
function length(column) {
  return column.reduce((sum, { height }) => sum + height, 0);
}
