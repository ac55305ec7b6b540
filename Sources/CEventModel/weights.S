// Written by demarche-train. The weights become read-only pages of the binary.
    .section .rodata
    .balign 64
    .global demarche_event_model_bytes
    .global demarche_event_model_bytes_end
demarche_event_model_bytes:
    .incbin "weights/events-b774c525abee92e8.model"
demarche_event_model_bytes_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
