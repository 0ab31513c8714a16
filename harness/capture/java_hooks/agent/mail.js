// What goes to the harness, in numbered batches: a missing number shows a lost batch.
export class Mail {
  constructor(post, later, delayMs, most) {
    Object.assign(this, { post, later, delayMs, most, waiting: [], batch: 0, due: false });
  }

  put(message) {
    this.waiting.push(message);
    if (this.waiting.length >= this.most) this.send();
    else if (!this.due) {
      this.due = true;
      this.later(() => { this.due = false; this.send(); }, this.delayMs);
    }
  }

  send() {
    if (this.waiting.length === 0) return;
    const messages = this.waiting;
    this.waiting = [];
    this.post({ batch: (this.batch += 1), messages });
  }
}
