import { render } from 'preact';

class InquiryChat extends HTMLElement {
  connectedCallback(): void {
    render(<p>inquiry-chat</p>, this.attachShadow({ mode: 'open' }));
  }
}

customElements.define('inquiry-chat', InquiryChat);
