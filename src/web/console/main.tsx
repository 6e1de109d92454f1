import { render } from 'preact';

render(<h1>Desk</h1>, document.getElementById('desk')!);
