/** The entry of the page. */
import { Page } from "./page";
import "./style.css";

new Page().start();
