// How the parts of the board stand: one column on a phone, the list with a column beside it on a desk.
import { css } from 'lit';

export const layout = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    container-type: inline-size;
  }
  .changed {
    margin-left: var(--space-3);
    padding: 0.05rem var(--space-2);
    border-radius: var(--radius-small);
    background: var(--tone-soft);
    color: var(--tone);
    font-weight: var(--weight-strong);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 19rem;
    align-items: start;
    gap: var(--space-4);
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  @container (max-width: 66rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .beside {
      grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
      align-items: start;
    }
  }
`;
